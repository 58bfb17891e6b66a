"""A user's own places: GeoNames and COD files -> a gazetteer that is looked up before the one that ships."""
