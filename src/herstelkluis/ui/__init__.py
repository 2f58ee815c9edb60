"""The face in windows. Only `ui` and `app` know Qt; screens show the vault and decide nothing."""
