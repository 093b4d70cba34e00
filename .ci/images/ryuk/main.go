// Command ryuk is CI's stand-in for Testcontainers' reaper: it removes what a test run left behind, however the run ended.
//
// A client connects and sends lines of label filters (label=a=b&label=c=d); each is answered with ACK. When the last
// client has been gone for the reconnection timeout, every container, network, volume and image that matches a line goes.
package main

import (
	"bufio"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

type settings struct {
	port                     string
	firstConnection, regrets time.Duration
	retries                  int
	verbose                  bool
}

func main() {
	s := settings{
		port:            text("RYUK_PORT", "8080"),
		firstConnection: duration("RYUK_CONNECTION_TIMEOUT", "1m"),
		regrets:         duration("RYUK_RECONNECTION_TIMEOUT", "10s"),
		retries:         10,
		verbose:         text("RYUK_VERBOSE", "false") == "true",
	}
	listener, err := net.Listen("tcp", ":"+s.port)
	if err != nil {
		fail("listen on port "+s.port, err)
	}
	// The clients wait for the word "Started".
	log("Started", "address", listener.Addr())
	filters := collect(s, listener)
	listener.Close()
	prune(s, filters)
}

type event struct {
	filter         string // a line of filters, or empty when a client came or went
	clientsChanged int
}

// collect returns the distinct filter lines once no client is left, none ever came, or a stop is asked for.
func collect(s settings, listener net.Listener) []string {
	events := make(chan event)
	go accept(listener, events)
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM, syscall.SIGINT)

	var filters []string
	clients, alone := 0, time.NewTimer(s.firstConnection)
	for {
		select {
		case e := <-events:
			clients += e.clientsChanged
			if e.filter != "" && !contains(filters, e.filter) {
				filters = append(filters, e.filter)
			}
			alone.Stop()
			if clients == 0 {
				alone = time.NewTimer(s.regrets)
			}
		case <-alone.C:
			if clients == 0 {
				return filters
			}
		case got := <-stop:
			log("Asked to stop", "signal", got)
			return filters
		}
	}
}

func accept(listener net.Listener, events chan<- event) {
	for {
		connection, err := listener.Accept()
		if err != nil {
			return
		}
		events <- event{clientsChanged: 1}
		go read(connection, events)
	}
}

func read(connection net.Conn, events chan<- event) {
	defer func() {
		connection.Close()
		events <- event{clientsChanged: -1}
	}()
	lines := bufio.NewScanner(connection)
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if line == "" {
			continue
		}
		if _, err := url.ParseQuery(line); err != nil || !strings.Contains(line, "=") {
			log("Ignored a line that is no filter", "line", line)
			continue
		}
		events <- event{filter: line}
		fmt.Fprint(connection, "ACK\n")
	}
}

func contains(list []string, wanted string) bool {
	for _, item := range list {
		if item == wanted {
			return true
		}
	}
	return false
}

func text(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

func duration(name, otherwise string) time.Duration {
	value, err := time.ParseDuration(text(name, otherwise))
	if err != nil {
		fail("read "+name, err)
	}
	return value
}

func log(message string, pairs ...any) {
	fmt.Printf("time=%s level=INFO msg=%q", time.Now().UTC().Format(time.RFC3339Nano), message)
	for i := 0; i+1 < len(pairs); i += 2 {
		fmt.Printf(" %v=%v", pairs[i], pairs[i+1])
	}
	fmt.Println()
}

func fail(what string, err error) {
	fmt.Fprintf(os.Stderr, "Failed to %s: %v.\n", what, err)
	os.Exit(1)
}
