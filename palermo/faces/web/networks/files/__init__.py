"""A network as files that other programs read: GraphML, FollowTheMoney. Pure: values in, text out."""
