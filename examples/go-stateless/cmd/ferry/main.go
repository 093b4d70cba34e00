// Command ferry serves the booking API; `ferry migrate` brings its database to the newest schema.
package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.org/ferry/internal/accounts"
	"example.org/ferry/internal/api"
	"example.org/ferry/internal/config"
	"example.org/ferry/internal/token"
	"example.org/ferry/migrations"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

func main() {
	logger := log.New(os.Stderr, "ferry ", log.LstdFlags|log.LUTC)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	run := serve
	if len(os.Args) > 1 && os.Args[1] == "migrate" {
		run = migrate
	}
	if err := run(ctx, logger); err != nil {
		logger.Fatal(err)
	}
}

func migrate(ctx context.Context, _ *log.Logger) error {
	db, err := pgx.Connect(ctx, "")
	if err != nil {
		return err
	}
	defer db.Close(ctx)
	return migrations.Up(ctx, db)
}

func serve(ctx context.Context, logger *log.Logger) error {
	c, err := config.Read()
	if err != nil {
		return err
	}
	pool, err := openPool(ctx, c)
	if err != nil {
		return err
	}
	defer pool.Close()
	handler := &api.Server{
		Accounts: accounts.New(pool, accounts.Limits{Connect: c.ConnectTimeout, Query: c.Timeout}),
		Tokens:   token.New(c.JWTKey, c.TokenTTL),
		Origins:  c.CORSOrigins,
		Log:      logger,
	}
	server := &http.Server{Addr: c.Addr, Handler: handler.Handler(), ReadHeaderTimeout: 5 * time.Second, ErrorLog: logger}
	go func() {
		<-ctx.Done()
		patience, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		_ = server.Shutdown(patience)
	}()
	logger.Printf("listening at %s", c.Addr)
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// The pool reads PGHOST and its like itself, and connects when it is first asked.
func openPool(ctx context.Context, c config.Config) (*pgxpool.Pool, error) {
	options, err := pgxpool.ParseConfig("")
	if err != nil {
		return nil, err
	}
	options.MaxConns = c.MaxConns
	options.ConnConfig.ConnectTimeout = c.ConnectTimeout
	return pgxpool.NewWithConfig(ctx, options)
}
