/** The benchmark can't go on, or what it measured is worth nothing; the message says why. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Failure(String message) {
        super(message);
    }
}
