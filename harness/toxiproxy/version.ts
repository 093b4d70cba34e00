// The Toxiproxy release whose behaviour this server has.

export const TOXIPROXY_VERSION = '2.12.0';
