"""What windows may look at: each question answered from one look, as frozen values."""
