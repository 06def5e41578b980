namespace Visa.LocalAws.S3.Objects;

/// <summary>What page of which keys to list.</summary>
/// <param name="Delimiter">Empty for none.</param>
/// <param name="After">The key after which to begin, if any.</param>
/// <param name="SkipsRolledUp">Whether <paramref name="After"/>, when it is a common prefix, stands for all of its keys.</param>
internal sealed record ListQuery(string Prefix, string Delimiter, string? After, bool SkipsRolledUp, int MaxKeys);
