"""Pure: a mention to an actor, a name to a place, a report to an event or round."""
