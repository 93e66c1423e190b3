import ResourceGraph

extension MessageQueue {
  public func lower(into lowering: inout Lowering) {
    let physicalName = explicitName ?? Ordering.physicalName(physicalName(in: lowering))
    let triggers: [QueueTrigger] = lowering.relations(to: self)
    check(physicalName, triggers, &lowering)
    lowerDeadLetters(of: physicalName, into: &lowering)

    lowering.add(
      id("Queue"), named: name,
      settings(physicalName) {
        $0.messageRetention = .literal(retention.wholeSeconds)
        $0.delay = deliveryDelay == .zero ? nil : .literal(deliveryDelay.wholeSeconds)
        $0.visibilityTimeout = .literal(visibilityTimeout(for: triggers).wholeSeconds)
        if let receives = maxReceiveCount {
          $0.redrivePolicy = .init {
            $0.deadLetterQueue = deadLetterQueue
            $0.maxReceiveCount = .literal(receives)
          }
        }
      }
    ) {
      $0.whenDeleted(.retain)
      if case .none(let reason) = redrive {
        $0.allowances.append(Allowance(.queueIsProtected, because: reason, at: identity.location))
      }
    }
    lowerPolicy("QueuePolicy", of: queue, lowering.contribution(to: self).policyStatements, into: &lowering)
  }

  /// How often a message is received before SQS moves it to the dead-letter queue; `nil` without a dead-letter queue.
  private var maxReceiveCount: Int? {
    guard case .afterReceives(let receives) = redrive, !isDeadLetterQueue else { return nil }
    return receives
  }

  /// The queue's own dead-letter queue, which accepts messages from this queue only.
  private func lowerDeadLetters(of physicalName: String, into lowering: inout Lowering) {
    guard maxReceiveCount != nil, deadLetters == nil else { return }
    let base = Ordering.isFIFO && physicalName.hasSuffix(".fifo") ? String(physicalName.dropLast(5)) : physicalName
    let deadName = Ordering.physicalName("\(base)-dead-letters")
    Names.check(physical: deadName, of: "dead-letter queue", longest: 80, in: &lowering)
    lowering.add(
      id("DeadLetters"), named: "\(name)-dead-letters",
      settings(deadName) {
        $0.messageRetention = .literal(Duration.days(14).wholeSeconds)
        // The queue refers to this one, so this one names the queue by a constructed ARN.
        $0.redriveAllowPolicy = .init {
          $0.permission = .literal(.byQueue)
          $0.sources = [
            Reference(
              expression: Value("arn:\(.partition):sqs:\(.region):\(.accountID):\(text: physicalName)").expression)
          ]
        }
      }
    ) { $0.whenDeleted(.retain) }
    lowerPolicy("DeadLettersPolicy", of: deadLetterQueue, [], into: &lowering)
  }

  private func settings(_ physicalName: String, _ configure: (inout SQS.Queue) -> Void) -> SQS.Queue {
    var queue = SQS.Queue {
      $0.name = .literal(physicalName)
      $0.receiveWaitTime = .literal(receiveWaitTime.wholeSeconds)
      // 256 KiB: the default of AWS is larger, the default of the Terraform provider is not.
      $0.maximumMessageSize = 262_144
      if let key { $0.kmsKey = key.key } else { $0.isEncryptedBySQS = true }
      guard let fifo else { return }
      $0.isFIFO = true
      $0.isContentBasedDeduplication = .literal(fifo.deduplication == .byContent)
      if fifo.throughput == .high {
        $0.deduplicationScope = .literal(.messageGroup)
        $0.throughputLimit = .literal(.perMessageGroup)
      }
    }
    configure(&queue)
    return queue
  }

  private func lowerPolicy(
    _ role: String, of queue: Reference<SQS.Queue>, _ statements: [IAM.Statement], into lowering: inout Lowering
  ) {
    lowering.add(
      id(role),
      SQS.QueuePolicy {
        $0.queues = [queue.attribute("Ref")]
        $0.document = IAM.PolicyDocument([.refusingPlainText("sqs:*", on: [queue.value])] + statements)
      })
  }

  /// AWS recommends six times the timeout of a function, so that a batch stays hidden while Lambda retries it.
  private func visibilityTimeout(for triggers: [QueueTrigger]) -> Duration {
    explicitVisibilityTimeout ?? max(.seconds(30), triggers.map(\.neededVisibilityTimeout).max() ?? .zero)
  }
}

// MARK: - Mistakes

extension MessageQueue {
  private func check(_ physicalName: String, _ triggers: [QueueTrigger], _ lowering: inout Lowering) {
    checkName(physicalName, &lowering)
    check(retention, .seconds(60)...(.days(14)), "retention", "1 minute to 14 days", &lowering)
    check(deliveryDelay, .zero...(.minutes(15)), "delivery delay", "up to 15 minutes", &lowering)
    check(receiveWaitTime, .zero...(.seconds(20)), "receive wait time", "up to 20 seconds", &lowering)
    check(visibilityTimeout(for: triggers), .zero...(.hours(12)), "visibility timeout", "up to 12 hours", &lowering)
    if case .afterReceives(let receives) = redrive, !(1...1000).contains(receives) {
      lowering.report("queue '\(name)' has a maximum receive count of \(receives); use 1 to 1000")
    }
    if case .none = redrive, let deadLetters {
      lowering.report(
        "queue '\(name)' has the dead-letter queue '\(deadLetters.name)' and never uses it; remove 'deadLetters:' or "
          + "'redrive:'")
    }
  }

  private func checkName(_ physicalName: String, _ lowering: inout Lowering) {
    Names.check(physical: physicalName, of: "queue", longest: 80, in: &lowering)
    guard let explicitName else { return }
    if Ordering.isFIFO, !explicitName.hasSuffix(".fifo") {
      lowering.report("FIFO queue '\(name)' has the physical name '\(explicitName)'; end the name in '.fifo'")
    } else if !Ordering.isFIFO, explicitName.hasSuffix(".fifo") {
      lowering.report(
        "queue '\(name)' has the physical name '\(explicitName)' of a FIFO queue; use FIFOQueue or another name")
    }
    let base = Ordering.isFIFO && explicitName.hasSuffix(".fifo") ? explicitName.dropLast(5) : explicitName[...]
    if base.isEmpty || !base.unicodeScalars.allSatisfy({ $0.isASCII && ($0.properties.isAlphabetic || isSign($0)) }) {
      lowering.report(
        "queue '\(name)' has the physical name '\(explicitName)'; use letters, digits, hyphens and underscores")
    }
  }

  private func isSign(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || scalar == "-" || scalar == "_"
  }

  private func check(
    _ duration: Duration, _ range: ClosedRange<Duration>, _ setting: String, _ bounds: String,
    _ lowering: inout Lowering
  ) {
    if duration != .seconds(duration.wholeSeconds) || !range.contains(duration) {
      lowering.report("queue '\(name)' has a \(setting) of \(duration.words); use \(bounds), in whole seconds")
    }
  }
}
