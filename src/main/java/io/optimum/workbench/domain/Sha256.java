package io.optimum.workbench.domain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The hash by which we know engine files, profiles, plans and campaigns again (FIPS 180-4).
public final class Sha256 {
  private Sha256() {}

  /// Of bytes that come piece by piece.
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /// 64 lower-case hexadecimal digits.
  public static String of(byte[] content) {
    return HexFormat.of().formatHex(digest().digest(content));
  }
}
