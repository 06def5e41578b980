namespace Visa.LocalAws.Glue.Runs;

/// <summary>What a caller of StartJobRun asks for; null where the job decides.</summary>
internal sealed record JobRunRequest(IReadOnlyDictionary<string, string> Arguments, string? PreviousRunId, int? TimeoutMinutes, bool? IsQueuing);
