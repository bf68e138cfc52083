"""People, units and grants: the administrator manages who may come in; nobody here sees a report."""
