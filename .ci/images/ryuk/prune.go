// Removes, over the engine's socket, everything that carries the labels of a filter line.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// The reaper carries its session's label too, and its own container removes itself.
const ownLabel = "org.testcontainers.ryuk"

const retryPause = 500 * time.Millisecond

// One kind of thing that an engine keeps; in the order in which they can go: users before what they use.
var kinds = []struct{ name, list, remove, force string }{
	{"container", "/containers/json?all=1&", "/containers/", "?force=1&v=1"},
	{"network", "/networks?", "/networks/", ""},
	{"volume", "/volumes?", "/volumes/", "?force=1"},
	{"image", "/images/json?", "/images/", "?force=1"},
}

type thing struct {
	ID     string `json:"Id"`
	Name   string
	Labels map[string]string
}

var engine = http.Client{
	Timeout: 30 * time.Second,
	Transport: &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "unix", "/var/run/docker.sock")
	}},
}

// prune tries again while something is left, for a network cannot go before its last container has.
func prune(s settings, filters []string) {
	removed := map[string]int{}
	for attempt := 0; ; attempt++ {
		left := 0
		for _, filter := range filters {
			for _, kind := range kinds {
				left += pruneKind(s, kind, filter, removed)
			}
		}
		if left == 0 || attempt == s.retries {
			log("Removed", "containers", removed["container"], "networks", removed["network"],
				"volumes", removed["volume"], "images", removed["image"], "left", left)
			return
		}
		time.Sleep(retryPause)
	}
}

// pruneKind returns how many of the kind could not be removed.
func pruneKind(s settings, kind struct{ name, list, remove, force string }, filter string, removed map[string]int) int {
	things, err := list(kind.list, filter)
	if err != nil {
		log("Failed to list", "kind", kind.name, "error", err)
		return 1
	}
	left := 0
	for _, found := range things {
		if found.Labels[ownLabel] == "true" {
			continue
		}
		if _, err := call(http.MethodDelete, kind.remove+url.PathEscape(found.ID)+kind.force); err != nil {
			log("Failed to remove", "kind", kind.name, "id", found.ID, "error", err)
			left++
			continue
		}
		removed[kind.name]++
		if s.verbose {
			log("Removed one", "kind", kind.name, "id", found.ID)
		}
	}
	return left
}

// list asks for the things that carry every label of the filter line. Volumes have a name for an id, and come wrapped.
func list(path, filter string) ([]thing, error) {
	labels, err := url.ParseQuery(filter)
	if err != nil {
		return nil, err
	}
	query, err := json.Marshal(labels)
	if err != nil {
		return nil, err
	}
	body, err := call(http.MethodGet, path+"filters="+url.QueryEscape(string(query)))
	if err != nil {
		return nil, err
	}
	var things []thing
	if strings.HasPrefix(path, "/volumes") {
		var wrapped struct{ Volumes []thing }
		err = json.Unmarshal(body, &wrapped)
		things = wrapped.Volumes
	} else {
		err = json.Unmarshal(body, &things)
	}
	for i := range things {
		if things[i].ID == "" {
			things[i].ID = things[i].Name
		}
	}
	return things, err
}

// call counts "not there" as done: someone else was quicker.
func call(method, path string) ([]byte, error) {
	request, err := http.NewRequest(method, "http://engine"+path, nil)
	if err != nil {
		return nil, err
	}
	response, err := engine.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode >= 300 && response.StatusCode != http.StatusNotFound {
		err = fmt.Errorf("%s: %s", response.Status, strings.TrimSpace(string(body)))
	}
	return body, err
}
