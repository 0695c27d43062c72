"""Tables in other spellings than GitHub's."""
