// Package accounts keeps the customers and their bookings.
package accounts

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"golang.org/x/crypto/bcrypt"
)

var (
	// ErrUnknown is given where there is no such customer.
	ErrUnknown = errors.New("no such customer")
	// ErrPassword is given where the password is another.
	ErrPassword = errors.New("wrong password")
)

// Customer is one row of customers.
type Customer struct {
	ID           int64  `json:"id" db:"id"`
	Email        string `json:"email" db:"email"`
	FullName     string `json:"full_name" db:"full_name"`
	Tier         string `json:"tier" db:"tier"`
	Suspended    bool   `json:"-" db:"suspended"`
	PasswordHash string `json:"-" db:"password_hash"`
}

// Booking is one row of bookings.
type Booking struct {
	ID        int64     `json:"id" db:"id"`
	Departure time.Time `json:"departure" db:"departure"`
	Route     string    `json:"route" db:"route"`
	Seats     int16     `json:"seats" db:"seats"`
}

// Limits are how long anything may take: to get a connection, and to have a question answered on it.
type Limits struct{ Connect, Query time.Duration }

// Store asks the database.
type Store struct {
	pool   *pgxpool.Pool
	limits Limits
}

// New gives a store on a pool.
func New(pool *pgxpool.Pool, limits Limits) *Store { return &Store{pool, limits} }

// What a question gives, with both limits kept.
func ask[T any](ctx context.Context, s *Store, read func(pgx.Rows) (T, error), sql string, arg any) (T, error) {
	var nothing T
	patience, cancel := context.WithTimeout(ctx, s.limits.Connect)
	defer cancel()
	conn, err := s.pool.Acquire(patience)
	if err != nil {
		return nothing, err
	}
	defer conn.Release()
	ctx, done := context.WithTimeout(ctx, s.limits.Query)
	defer done()
	rows, _ := conn.Query(ctx, sql, arg)
	return read(rows)
}

const customer = "SELECT id, email, full_name, tier, status = 'suspended' AS suspended, password_hash FROM customers WHERE "

// Login gives the customer with this email and password.
func (s *Store) Login(ctx context.Context, email, password string) (Customer, error) {
	found, err := s.one(ctx, customer+"email = $1", email)
	if err == nil && bcrypt.CompareHashAndPassword([]byte(found.PasswordHash), []byte(password)) != nil {
		return Customer{}, ErrPassword
	}
	return found, err
}

// Customer gives the customer with this id.
func (s *Store) Customer(ctx context.Context, id int64) (Customer, error) {
	return s.one(ctx, customer+"id = $1", id)
}

func (s *Store) one(ctx context.Context, sql string, arg any) (Customer, error) {
	found, err := ask(ctx, s, exactlyOne, sql, arg)
	if errors.Is(err, pgx.ErrNoRows) {
		return Customer{}, ErrUnknown
	}
	return found, err
}

func exactlyOne(rows pgx.Rows) (Customer, error) {
	return pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[Customer])
}

// Bookings gives a customer's bookings, the next departure first.
func (s *Store) Bookings(ctx context.Context, customer int64) ([]Booking, error) {
	all := func(rows pgx.Rows) ([]Booking, error) { return pgx.CollectRows(rows, pgx.RowToStructByName[Booking]) }
	return ask(ctx, s, all,
		"SELECT id, departure, route, seats FROM bookings WHERE customer_id = $1 ORDER BY departure", customer)
}
