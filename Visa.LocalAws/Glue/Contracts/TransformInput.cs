namespace Visa.LocalAws.Glue.Contracts;

/// <param name="Prefix">Keys that begin so belong to this input.</param>
/// <param name="Columns">The keys of the JSON lines that are read.</param>
internal sealed record TransformInput(string Prefix, IReadOnlyList<string> Columns);
