"""The explorers: a module each, which declares sliders, presets and charts and computes `respond` and `facts`."""
