namespace Visa.Dbt.Cli;

/// <summary>Where a command says what it does, and what it did not understand.</summary>
public sealed record DbtStreams(TextWriter Output, TextWriter Errors);
