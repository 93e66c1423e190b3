/// Conversions between the case styles of the dialects.
public enum Spelling {
  /// `VpcId` → `vpc_id`, `MapPublicIpOnLaunch` → `map_public_ip_on_launch`, `KMSKeyId` → `kms_key_id`.
  public static func snakeCase(_ name: String) -> String {
    lowerCase(name, separator: UInt8(ascii: "_"))
  }

  /// `CPUUtilization` → `cpu-utilization`: the case of physical names.
  public static func kebabCase(_ name: String) -> String {
    lowerCase(name, separator: UInt8(ascii: "-"))
  }

  private static func lowerCase(_ name: String, separator: UInt8) -> String {
    var name = name
    return name.withUTF8 { bytes in
      // The capacity suffices for a separator before every letter. The string is created from the buffer, not in place:
      // most names are short enough to be stored inline.
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count * 2) { buffer in
        var count = 0
        forEachLetter(of: bytes) { letter, startsWord in
          if startsWord, count > 0 {
            buffer[count] = separator
            count += 1
          }
          buffer[count] = letter
          count += 1
        }
        return String(decoding: buffer[..<count], as: UTF8.self)
      }
    }
  }

  /// `PortMappings` → `portMappings`: the case of JSON strings in Terraform arguments.
  public static func lowerCamelCase(_ name: String) -> String {
    var result = ""
    result.reserveCapacity(name.utf8.count)
    var isStart = true
    let bytes = Array(name.utf8)
    for (index, byte) in bytes.enumerated() {
      let nextIsLower = index + 1 < bytes.count && !isUppercase(bytes[index + 1])
      if isStart, isUppercase(byte), index == 0 || !nextIsLower || index + 1 == bytes.count {
        result.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
      } else {
        isStart = false
        result.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return result
  }

  /// `order_events` → `OrderEvents`.
  public static func pascalCase(_ name: String) -> String {
    pascalCase(name, [])
  }

  /// The words of all names, each with a capital: `orders`, `DBSubnetGroup` → `OrdersDbSubnetGroup`.
  static func pascalCase(_ name: String, _ others: [String]) -> String {
    let length = others.reduce(name.utf8.count) { $0 + $1.utf8.count }
    return String(unsafeUninitializedCapacity: length) { buffer in
      var count = 0
      func append(_ name: String) {
        var name = name
        name.withUTF8 { bytes in
          forEachLetter(of: bytes) { letter, startsWord in
            buffer[count] = startsWord && isLowercase(letter) ? letter & 0xDF : letter
            count += 1
          }
        }
      }
      append(name)
      for other in others { append(other) }
      return count
    }
  }

  /// Calls the body with each letter and digit of a name in lower case, and whether it starts a word.
  @inline(__always)
  private static func forEachLetter(of bytes: UnsafeBufferPointer<UInt8>, _ body: (UInt8, Bool) -> Void) {
    var startsWord = true
    for index in bytes.indices {
      let byte = bytes[index]
      guard isAlphanumeric(byte) else {
        startsWord = true
        continue
      }
      if isUppercase(byte), !startsWord {
        let followsLower = !isUppercase(bytes[index - 1])
        let precedesLower = index + 1 < bytes.count && isLowercase(bytes[index + 1])
        startsWord = followsLower || precedesLower
      }
      body(isUppercase(byte) ? byte | 0x20 : byte, startsWord)
      startsWord = false
    }
  }

  private static func isUppercase(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
  private static func isLowercase(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isUppercase(byte) || isLowercase(byte) || (byte >= 0x30 && byte <= 0x39)
  }
}
