// Package migrations brings the database to the newest schema.
package migrations

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"github.com/jackc/pgx/v5"
)

//go:embed *.sql
var files embed.FS

// Up applies each file once, in the order of their names, all in one transaction.
func Up(ctx context.Context, db *pgx.Conn) error {
	names, err := fs.Glob(files, "*.up.sql")
	if err != nil {
		return err
	}
	return pgx.BeginFunc(ctx, db, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY)"); err != nil {
			return err
		}
		for _, name := range names {
			added, err := tx.Exec(ctx, "INSERT INTO schema_migrations VALUES ($1) ON CONFLICT DO NOTHING", name)
			if err != nil {
				return err
			}
			if added.RowsAffected() == 0 {
				continue
			}
			sql, err := files.ReadFile(name)
			if err != nil {
				return err
			}
			if _, err := tx.Exec(ctx, string(sql)); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		return nil
	})
}
