using Amazon.Kinesis.ClientLibrary;

namespace Visa.Benchmarks.Engine;

/// <summary>A record and the truth about it.</summary>
internal readonly record struct EngineRecord(KinesisClientRecord Record, bool IsFraud);
