namespace Visa.LocalAws.Firehose.Prefixes;

/// <summary>A piece of a prefix: literal text, or the argument of an expression.</summary>
internal readonly record struct PrefixPart(PrefixPartKind Kind, string Text);
