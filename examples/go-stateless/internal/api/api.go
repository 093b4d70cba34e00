// Package api is what the service answers over HTTP.
package api

import (
	"context"
	"encoding/json"
	"errors"
	"log"
	"net/http"
	"slices"
	"strings"
	"time"

	"example.org/ferry/internal/accounts"
	"example.org/ferry/internal/token"
)

// Server answers for a store of accounts. It logs what is its own fault; a customer's is no news.
type Server struct {
	Accounts *accounts.Store
	Tokens   *token.Signer
	Origins  []string
	Log      *log.Logger
}

// Handler gives all routes.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	mux.HandleFunc("POST /v1/login", s.login)
	mux.HandleFunc("GET /v1/me", s.authenticated(s.me))
	mux.HandleFunc("GET /v1/bookings", s.authenticated(s.bookings))
	return s.cors(mux)
}

func (s *Server) login(w http.ResponseWriter, r *http.Request) {
	var body struct{ Email, Password string }
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<12)).Decode(&body); err != nil {
		problem(w, http.StatusBadRequest, "The body is no JSON object with email and password.")
		return
	}
	customer, err := s.Accounts.Login(r.Context(), body.Email, body.Password)
	switch {
	case errors.Is(err, accounts.ErrUnknown), errors.Is(err, accounts.ErrPassword):
		problem(w, http.StatusUnauthorized, "Wrong email or password.")
	case err != nil:
		s.fault(w, r, err)
	case customer.Suspended:
		problem(w, http.StatusForbidden, "The account is suspended.")
	default:
		signed, expires, err := s.Tokens.Sign(customer.ID)
		if err != nil {
			s.fault(w, r, err)
			return
		}
		answer(w, http.StatusOK, struct {
			Token   string    `json:"access_token"`
			Expires time.Time `json:"expires_at"`
		}{signed, expires})
	}
}

func (s *Server) me(w http.ResponseWriter, r *http.Request) { answer(w, http.StatusOK, customerOf(r)) }

func (s *Server) bookings(w http.ResponseWriter, r *http.Request) {
	bookings, err := s.Accounts.Bookings(r.Context(), customerOf(r).ID)
	if err != nil {
		s.fault(w, r, err)
		return
	}
	answer(w, http.StatusOK, bookings)
}

type customerKey struct{}

func customerOf(r *http.Request) accounts.Customer {
	return r.Context().Value(customerKey{}).(accounts.Customer)
}

func (s *Server) authenticated(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		raw, found := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !found {
			unauthorized(w, "")
			return
		}
		id, err := s.Tokens.Customer(raw)
		if err != nil {
			unauthorized(w, "invalid_token")
			return
		}
		customer, err := s.Accounts.Customer(r.Context(), id)
		switch {
		case errors.Is(err, accounts.ErrUnknown):
			unauthorized(w, "invalid_token")
		case err != nil:
			s.fault(w, r, err)
		case customer.Suspended:
			problem(w, http.StatusForbidden, "The account is suspended.")
		default:
			next(w, r.WithContext(context.WithValue(r.Context(), customerKey{}, customer)))
		}
	}
}

func (s *Server) cors(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("Vary", "Origin")
		if origin := r.Header.Get("Origin"); slices.Contains(s.Origins, origin) {
			w.Header().Set("Access-Control-Allow-Origin", origin)
			if r.Method == http.MethodOptions {
				w.Header().Set("Access-Control-Allow-Headers", "Authorization, Content-Type")
				w.Header().Set("Access-Control-Allow-Methods", "GET, POST")
				w.Header().Set("Access-Control-Max-Age", "600")
				w.WriteHeader(http.StatusNoContent)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

func (s *Server) fault(w http.ResponseWriter, r *http.Request, err error) {
	s.Log.Printf("%s %s: %v", r.Method, r.URL.Path, err)
	problem(w, http.StatusInternalServerError, "Something went wrong on our side.")
}
