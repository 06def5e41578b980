namespace Visa.LocalAws.Glue.Contracts;

/// <summary>What a run did, in counts.</summary>
internal sealed record TransformSummary(string RunKey, string JobRunId, Dictionary<string, InputCount> Inputs, Dictionary<string, OutputCount> Outputs);
