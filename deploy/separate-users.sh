#!/bin/sh
# Gives each entry a system user of its own over one installation. Run as root, once, after `palermo init`:
#   PALERMO_HOME=/var/lib/palermo sh deploy/separate-users.sh
# Afterwards the unit entry's user can open neither the hub's secrets nor its vault nor its read log.
set -eu
home=${PALERMO_HOME:?say which installation}
# Other names, or numbers of users that need no account, may be given.
unit=${PALERMO_UNIT_USER:-palermo-unit}
hub=${PALERMO_HUB_USER:-palermo-hub}
group=${PALERMO_GROUP:-palermo}

case $group in *[!0-9]*) getent group "$group" >/dev/null || groupadd --system "$group" ;; esac
for user in "$unit" "$hub"; do
    case $user in *[!0-9]*)
        id "$user" >/dev/null 2>&1 ||
            useradd --system --gid "$group" --home-dir "$home" --no-create-home --shell /usr/sbin/nologin "$user" ;;
    esac
done

# Shared by both through the group: the content, the wrapped keys of what is sensitive, the sealed files. New files
# inherit the group; anybody else may only pass through to the public site.
chown -R "$hub:$group" "$home"
chmod 3771 "$home"  # sticky: neither user can put something else in place of what is the other's
chmod 0640 "$home/config.toml"
find "$home" -maxdepth 1 -name '*.db*' -exec chmod 0660 {} +
find "$home/files" -type d -exec chmod 2770 {} +
find "$home/files" -type f -exec chmod 0660 {} +
find "$home/public" "$home/static" -type d -exec chmod 0755 {} +
find "$home/public" "$home/static" -type f -exec chmod 0644 {} +

# The unit entry's own folder; the hub reads the log in it, to chain it, but not the secrets.
chown -R "$unit:$group" "$home/unit"
chmod 2770 "$home/unit"
find "$home/unit" -maxdepth 1 -name '*.db*' -exec chmod 0660 {} +
chmod 0700 "$home/unit/secrets"
find "$home/unit/secrets" -type f -exec chmod 0600 {} +
[ ! -e "$home/unit/passphrase" ] || chmod 0600 "$home/unit/passphrase"

# The hub's is the hub's alone.
chmod -R go= "$home/hub"
