"""The parts of the People page: its forms, and what is to be done while somebody is away."""
