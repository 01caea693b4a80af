import Crypto
import Foundation

/// What the page may do: show itself. The one style and the one script are named by their hashes, and nothing
/// may be fetched, sent or embedded.
enum ContentPolicy {
    static func text(style: String, script: String) -> String {
        """
        default-src 'none'; style-src 'sha256-\(hash(style))'; script-src 'sha256-\(hash(script))'; \
        base-uri 'none'; form-action 'none'
        """
    }

    private static func hash(_ text: String) -> String {
        Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
    }
}
