//! Keys: made at random, derived by purpose, wrapped one in another, wiped when they are dropped.

use std::fmt;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

use crate::{Result, VaultError, hex};

/// 32 secret bytes.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Secret([u8; 32]);

impl Secret {
    pub(crate) fn random() -> Result<Self> {
        let mut secret = Self([0; 32]);
        random(&mut secret.0)?;
        Ok(secret)
    }

    pub(crate) fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A key for one purpose. The one-block case of HKDF-Expand (RFC 5869): this key is already
    /// uniformly random, so there is nothing to extract.
    pub(crate) fn for_purpose(&self, purpose: &str) -> Self {
        Self(keyed_hash(&self.0, &[purpose.as_bytes(), &[1]]))
    }

    pub(crate) fn keyed_hash(&self, parts: &[&[u8]]) -> [u8; 32] {
        keyed_hash(&self.0, parts)
    }

    pub(crate) fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.0.into())
    }

    pub(crate) fn to_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex::encode(&self.0))
    }

    pub(crate) fn from_hex(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(hex::decode(text)?);
        Some(Self(bytes.as_slice().try_into().ok()?))
    }

    /// Seals another key under this one; `bound_to` must be the same when it is opened.
    pub(crate) fn wrap(&self, inner: &Secret, bound_to: &str) -> Result<Wrapped> {
        let mut nonce = [0; 24];
        random(&mut nonce)?;
        let mut sealed = inner.0;
        let tag = self
            .cipher()
            .encrypt_inout_detached(
                &XNonce::from(nonce),
                bound_to.as_bytes(),
                sealed.as_mut_slice().into(),
            )
            .map_err(|_| VaultError::OutOfMemory)?;
        Ok(Wrapped {
            nonce: hex::encode(&nonce),
            sealed: hex::encode(&sealed),
            tag: hex::encode(&tag),
        })
    }

    /// Opens a key sealed under this one; `None` where it is another key or was changed.
    pub(crate) fn unwrap(&self, wrapped: &Wrapped, bound_to: &str) -> Option<Secret> {
        let nonce: [u8; 24] = hex::decode(&wrapped.nonce)?.try_into().ok()?;
        let tag: [u8; 16] = hex::decode(&wrapped.tag)?.try_into().ok()?;
        let mut inner = Secret(hex::decode(&wrapped.sealed)?.try_into().ok()?);
        self.cipher()
            .decrypt_inout_detached(
                &XNonce::from(nonce),
                bound_to.as_bytes(),
                inner.0.as_mut_slice().into(),
                &Tag::from(tag),
            )
            .ok()?;
        Some(inner)
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// A key sealed under another, as it stands in the header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Wrapped {
    nonce: String,
    sealed: String,
    tag: String,
}

/// What one try at a passphrase costs: somebody who has a copy of the folder pays it for each guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

impl Cost {
    /// The most a header may ask for: a changed header must not exhaust the computer.
    const MOST: Cost = Cost { memory_kib: 4 << 20, passes: 64, lanes: 16 };

    /// For tests: no protection at all.
    pub fn cheap_for_tests() -> Self {
        Self { memory_kib: 64, passes: 1, lanes: 1 }
    }

    fn within_limits(self) -> bool {
        self.memory_kib <= Self::MOST.memory_kib
            && self.passes <= Self::MOST.passes
            && self.lanes <= Self::MOST.lanes
    }
}

impl Default for Cost {
    /// Twice the memory of RFC 9106's second recommendation (64 MiB, 3 passes); below a second on a
    /// laptop of ten years.
    fn default() -> Self {
        Self { memory_kib: 128 << 10, passes: 3, lanes: 1 }
    }
}

/// What the person types. Wiped when it is dropped, never shown.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Letters a new passphrase has at least (NIST SP 800-63B).
    pub const LEAST: usize = 8;

    /// White space around it does not count, and the same letters are the same however the keyboard
    /// composes them (`é` in one piece or two).
    pub fn new(typed: &str) -> Self {
        Self(Zeroizing::new(typed.trim().nfkc().collect()))
    }

    pub(crate) fn check_strength(&self) -> Result<()> {
        match self.0.chars().count() >= Self::LEAST {
            true => Ok(()),
            false => Err(VaultError::PassphraseTooShort { least: Self::LEAST }),
        }
    }

    /// The key by Argon2id. Takes its time: call it where blocking is fine.
    pub(crate) fn stretch(&self, salt: &[u8; 16], cost: Cost) -> Result<Secret> {
        if !cost.within_limits() {
            return Err(VaultError::DamagedHeader);
        }
        let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
            .map_err(|_| VaultError::DamagedHeader)?;
        let mut key = Secret([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(self.0.as_bytes(), salt, &mut key.0)
            .map_err(|_| VaultError::OutOfMemory)?;
        Ok(key)
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// Fills `bytes` from the operating system's generator.
pub(crate) fn random(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|_| VaultError::NoRandomness)
}

/// HMAC-SHA-256 over the parts one after the other. Callers keep all parts but one of fixed length.
pub(crate) fn keyed_hash(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key)
        .unwrap_or_else(|_| unreachable!("HMAC takes a key of any length"));
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}
