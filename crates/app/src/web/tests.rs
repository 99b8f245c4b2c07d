//! The server from outside: requests in, answers out.
