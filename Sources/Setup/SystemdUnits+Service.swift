import DurableFiles

extension SystemdUnits {
    package var service: String {
        """
        \(head(serviceName))
        [Unit]
        Description=Night of \(SystemdText.words(district)) (gradebridge)
        Documentation=\(documentation)
        Wants=network-online.target
        After=network-online.target
        RequiresMountsFor=\(SystemdText.quoted(workspace.string))

        [Service]
        Type=oneshot
        User=\(user)
        # The colon: no part of the line is a variable.
        ExecStart=:\(SystemdText.quoted(program.string)) --workspace \(SystemdText.quoted(workspace.string)) nightly
        SyslogIdentifier=\(name)

        \(Self.ending)

        \(sandbox)

        """
    }

    private static let ending = """
        # 3: done, and there is something new to look at. That is no failure of the service.
        SuccessExitStatus=3
        # Nothing is tried again before the next night. A guard that stopped (21) or a refused input (20) waits for a
        # person, and what is temporary (75) is taken up where it was left by the next night.
        Restart=no
        # The end of a night that hangs. It loses nothing: the next one goes on.
        TimeoutStartSec=6h
        Nice=5
        IOSchedulingClass=best-effort
        IOSchedulingPriority=6
        """

    private var sandbox: String {
        """
        # The sandbox. Everything is read-only but the workspace. A notify command and other programs of the night live
        # in it too: one that writes elsewhere needs its folder in ReadWritePaths= of a drop-in, one that compiles at
        # run time (Java, Node.js) MemoryDenyWriteExecute=no, and a sendmail with the setgid bit (Postfix) does not
        # work: send by SMTP.
        UMask=0077
        ProtectSystem=strict
        \(writable)
        # Not `yes` or `tmpfs`: sftp reads keys, known_hosts and config in ~/.ssh, gpg its keyring in ~/.gnupg.
        # Neither needs to write there: unknown hosts are refused, and the keys are trusted by gradebridge.yaml.
        ProtectHome=read-only
        NoNewPrivileges=yes
        PrivateTmp=yes
        PrivateDevices=yes
        PrivateIPC=yes
        ProtectKernelTunables=yes
        ProtectKernelModules=yes
        ProtectKernelLogs=yes
        ProtectControlGroups=yes
        ProtectClock=yes
        ProtectHostname=yes
        ProtectProc=invisible
        RestrictNamespaces=yes
        RestrictRealtime=yes
        RestrictSUIDSGID=yes
        RemoveIPC=yes
        LockPersonality=yes
        MemoryDenyWriteExecute=yes
        CapabilityBoundingSet=
        RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
        SystemCallArchitectures=native
        SystemCallFilter=@system-service
        SystemCallErrorNumber=EPERM
        """
    }

    private var writable: String {
        let lines =
            ["ReadWritePaths=\(SystemdText.quoted(workspace.string))"]
            // The dash: a folder that is not there stops no night.
            + alsoWritable.map { "ReadWritePaths=\(SystemdText.quoted("-" + $0.string))" }
        return lines.joined(separator: "\n")
    }
}
