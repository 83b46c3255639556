//! The fixed words a scenario file may use beside acts.

use crate::source::vocabulary;

vocabulary! {
    /// Where the conversation takes place.
    "setting"
    pub enum Setting {
        /// The customer's home.
        Home = "home",
        /// A service counter.
        Counter = "counter",
        /// A showroom.
        Showroom = "showroom",
        /// On the phone.
        Phone = "phone",
        /// A post or a chat.
        Online = "online",
        /// The back office.
        Office = "office",
        /// The press at the door.
        Press = "press",
        /// The workshop.
        Workshop = "workshop",
    }
}

vocabulary! {
    /// How the two sides reach each other.
    "channel"
    pub enum Channel {
        /// In the same room.
        FaceToFace = "face_to_face",
        /// By voice only.
        Phone = "phone",
        /// In writing.
        Text = "text",
    }
}

vocabulary! {
    /// What the complaint is about (S000.11 to S000.13).
    "category"
    pub enum Category {
        /// Service below expectation.
        ServiceQuality = "service_quality",
        /// A claim under warranty.
        WarrantyClaim = "warranty_claim",
        /// Design, making or assembly.
        ProductQuality = "product_quality",
        /// Not fixed the first time.
        RepairTechnique = "repair_technique",
        /// Parts not available in time.
        PartsSupply = "parts_supply",
        /// Parts too dear.
        PartsPrice = "parts_price",
        /// Looks and durability of parts.
        PartsQuality = "parts_quality",
        /// A promise of the sale not kept.
        SalesPromise = "sales_promise",
        /// A delivery date not kept.
        SalesDelivery = "sales_delivery",
        /// Paid too much.
        SalesPrice = "sales_price",
        /// The new product disappoints.
        SalesProduct = "sales_product",
    }
}

vocabulary! {
    /// How the author judges a response. For authors and trainers, never shown before the choice.
    "verdict"
    pub enum Verdict {
        /// The ideal path takes it.
        Best = "best",
        /// A good second.
        Fair = "ok",
        /// Not wrong, not helpful.
        Weak = "weak",
        /// Harms.
        Wrong = "wrong",
    }
}

vocabulary! {
    /// Which of the two needs a hidden fact touches (S000.16).
    "need"
    pub enum Need {
        /// Quality, fair price, delivery on time.
        Substantive = "substantive",
        /// To feel welcome, understood, important.
        Emotional = "emotional",
    }
}

vocabulary! {
    /// How a customer is spoken of.
    "pronoun"
    pub enum Pronoun {
        /// 他, he.
        He = "he",
        /// 她, she.
        She = "she",
    }
}

vocabulary! {
    /// What an ending means for the assessment.
    "kind of ending"
    pub enum EndingKind {
        /// Limits the total (cap of a bad ending).
        Bad = "bad",
        /// As good as it gets.
        Best = "best",
        /// In between.
        Fair = "ok",
    }
}

vocabulary! {
    /// What the remedy is worth when none of the conditions holds.
    "remedy"
    pub enum OtherRemedy {
        /// Nothing was offered.
        Nothing = "none",
        /// What was offered does harm.
        Bad = "bad",
    }
}
