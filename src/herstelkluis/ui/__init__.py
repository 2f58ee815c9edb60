"""The windows: they show the vault and ask, and decide nothing. Together with `app` the only place that knows Qt."""

from herstelkluis.ui.none_count import keep_none

keep_none()
