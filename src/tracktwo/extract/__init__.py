"""Pure: a reading to records, one file per noun, by explainable rules over the parse."""
