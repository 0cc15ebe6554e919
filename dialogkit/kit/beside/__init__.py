"""Papers that are no materials: they lie beside a kit, and its manifest knows them."""
