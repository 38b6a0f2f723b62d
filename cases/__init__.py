"""The vocabulary: parties, rights, agencies, acts, outcomes, facts and errors as frozen typed values."""
