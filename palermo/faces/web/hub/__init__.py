"""The hub's pages of the reports room: queue, judgement, letters, sharing, confirmations.

Every action is a POST to `/reports/<reference>/<verb>/` that calls one operation and comes back to the report's page.
"""
