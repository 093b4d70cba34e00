// Package token makes and reads the tokens. They stand for themselves: there is no row behind them.
package token

import (
	"strconv"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const issuer = "ferry"

// Signer makes tokens and reads its own.
type Signer struct {
	key []byte
	ttl time.Duration
}

// New gives a signer whose tokens live for ttl.
func New(key []byte, ttl time.Duration) *Signer { return &Signer{key, ttl} }

// Sign makes a token for a customer.
func (s *Signer) Sign(customer int64) (string, time.Time, error) {
	now := time.Now()
	expires := now.Add(s.ttl)
	signed, err := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{
		Issuer:    issuer,
		Subject:   strconv.FormatInt(customer, 10),
		IssuedAt:  jwt.NewNumericDate(now),
		ExpiresAt: jwt.NewNumericDate(expires),
	}).SignedString(s.key)
	return signed, expires, err
}

// Customer gives whom a token was made for.
func (s *Signer) Customer(raw string) (int64, error) {
	var claims jwt.RegisteredClaims
	_, err := jwt.ParseWithClaims(raw, &claims, func(*jwt.Token) (any, error) { return s.key, nil },
		jwt.WithValidMethods([]string{"HS256"}), jwt.WithIssuer(issuer), jwt.WithExpirationRequired())
	if err != nil {
		return 0, err
	}
	return strconv.ParseInt(claims.Subject, 10, 64)
}
