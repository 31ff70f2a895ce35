"""Site chrome (navigation, share bars, recommendations): what it is, by data."""
