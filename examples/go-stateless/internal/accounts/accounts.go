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
	ID        int64  `json:"id" db:"id"`
	Email     string `json:"email" db:"email"`
	FullName  string `json:"full_name" db:"full_name"`
	Tier      string `json:"tier" db:"tier"`
	Suspended bool   `json:"-" db:"suspended"`
}

// Booking is one row of bookings.
type Booking struct {
	ID        int64     `json:"id" db:"id"`
	Departure time.Time `json:"departure" db:"departure"`
	Route     string    `json:"route" db:"route"`
	Seats     int16     `json:"seats" db:"seats"`
}

// Store asks the database, for no longer than its timeout at a time.
type Store struct {
	pool    *pgxpool.Pool
	timeout time.Duration
}

// New gives a store on a pool.
func New(pool *pgxpool.Pool, timeout time.Duration) *Store { return &Store{pool, timeout} }

// Login gives the customer with this email and password.
func (s *Store) Login(ctx context.Context, email, password string) (Customer, error) {
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	var id int64
	var hash string
	err := s.pool.QueryRow(ctx, "SELECT id, password_hash FROM customers WHERE email = $1", email).Scan(&id, &hash)
	if errors.Is(err, pgx.ErrNoRows) {
		return Customer{}, ErrUnknown
	}
	if err != nil {
		return Customer{}, err
	}
	if bcrypt.CompareHashAndPassword([]byte(hash), []byte(password)) != nil {
		return Customer{}, ErrPassword
	}
	return s.Customer(ctx, id)
}

// Customer gives the customer with this id.
func (s *Store) Customer(ctx context.Context, id int64) (Customer, error) {
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	rows, _ := s.pool.Query(ctx,
		"SELECT id, email, full_name, tier, status = 'suspended' AS suspended FROM customers WHERE id = $1", id)
	customer, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[Customer])
	if errors.Is(err, pgx.ErrNoRows) {
		return Customer{}, ErrUnknown
	}
	return customer, err
}

// Bookings gives a customer's bookings, the next departure first.
func (s *Store) Bookings(ctx context.Context, customer int64) ([]Booking, error) {
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	rows, _ := s.pool.Query(ctx,
		"SELECT id, departure, route, seats FROM bookings WHERE customer_id = $1 ORDER BY departure", customer)
	return pgx.CollectRows(rows, pgx.RowToStructByName[Booking])
}
