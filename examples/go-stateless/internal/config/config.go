// Package config reads the environment.
package config

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// Config is what the environment says. The PG* variables are pgx's own matter.
type Config struct {
	Addr           string
	JWTKey         []byte
	TokenTTL       time.Duration
	CORSOrigins    []string
	MaxConns       int32
	ConnectTimeout time.Duration
	Timeout        time.Duration
}

// Read fails with the first variable that cannot be read.
func Read() (Config, error) {
	c := Config{
		Addr:        value("ADDR", "127.0.0.1:8080"),
		JWTKey:      []byte(os.Getenv("JWT_KEY")),
		CORSOrigins: strings.Split(os.Getenv("CORS_ORIGINS"), ","),
	}
	if len(c.JWTKey) == 0 {
		return c, fmt.Errorf("JWT_KEY is not set")
	}
	maxConns, err := strconv.ParseInt(value("DB_MAX_CONNS", "10"), 10, 32)
	if err != nil {
		return c, fmt.Errorf("DB_MAX_CONNS: %w", err)
	}
	c.MaxConns = int32(maxConns)
	for _, d := range []struct {
		name, otherwise string
		to              *time.Duration
	}{
		{"TOKEN_TTL", "8h", &c.TokenTTL},
		{"DB_CONNECT_TIMEOUT", "5s", &c.ConnectTimeout},
		{"DB_TIMEOUT", "10s", &c.Timeout},
	} {
		if *d.to, err = time.ParseDuration(value(d.name, d.otherwise)); err != nil {
			return c, fmt.Errorf("%s: %w", d.name, err)
		}
	}
	return c, nil
}

func value(name, otherwise string) string {
	if set, ok := os.LookupEnv(name); ok {
		return set
	}
	return otherwise
}
