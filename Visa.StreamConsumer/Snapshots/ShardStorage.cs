using Visa.StreamConsumer.Contexts;

namespace Visa.StreamConsumer.Snapshots;

/// <summary>What is durable of a shard, and of those that it came from.</summary>
internal sealed record ShardStorage(ShardSnapshots Snapshots, ShardInheritance Inheritance, ContextJournal Contexts);
