//! Pictures of the customer: drawn when first asked for, and kept.

use crate::class::keys::Keys;
use crate::class::look::Look;
use axum::body::Bytes;
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Pictures by names that nobody can guess.
#[derive(Debug)]
pub struct Gallery {
    keys: Keys,
    hung: Mutex<Hung>,
}

#[derive(Debug, Default)]
struct Hung {
    by_name: BTreeMap<String, Arc<Canvas>>,
    order: VecDeque<String>,
}

/// A picture that may not be drawn yet.
#[derive(Debug)]
pub struct Canvas {
    look: Look,
    file: OnceLock<Bytes>,
}

/// Most pictures that are kept; those of a whole class at one moment fit in.
const MOST: usize = 1_500;

impl Gallery {
    /// An empty gallery.
    #[must_use]
    pub fn new(keys: Keys) -> Self {
        Self { keys, hung: Mutex::default() }
    }

    /// Gives a look an address. Nothing is drawn yet.
    pub fn hang(&self, look: Look) -> String {
        let name = self.keys.name(&look.key());
        let mut hung = self.hung.lock().unwrap_or_else(PoisonError::into_inner);
        if !hung.by_name.contains_key(&name) {
            if hung.order.len() >= MOST
                && let Some(oldest) = hung.order.pop_front()
            {
                hung.by_name.remove(&oldest);
            }
            hung.order.push_back(name.clone());
            hung.by_name.insert(name.clone(), Arc::new(Canvas { look, file: OnceLock::new() }));
        }
        format!("/picture/{name}.png")
    }

    /// The picture of a name, drawn or not.
    #[must_use]
    pub fn find(&self, file: &str) -> Option<Arc<Canvas>> {
        let name = file.strip_suffix(".png")?;
        self.hung.lock().unwrap_or_else(PoisonError::into_inner).by_name.get(name).cloned()
    }
}

impl Canvas {
    /// The PNG file, if it is drawn already.
    #[must_use]
    pub fn ready(&self) -> Option<Bytes> {
        self.file.get().cloned()
    }

    /// The PNG file; draws it if nobody has, once, however many ask. Empty where there is no memory to draw it.
    #[must_use]
    pub fn drawn(&self) -> Bytes {
        self.file.get_or_init(|| self.look.png().map(Bytes::from).unwrap_or_default()).clone()
    }
}
