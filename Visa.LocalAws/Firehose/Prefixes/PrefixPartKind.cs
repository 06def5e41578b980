namespace Visa.LocalAws.Firehose.Prefixes;

internal enum PrefixPartKind
{
    Literal,
    Timestamp,
    RandomString,
    ErrorOutputType,
}
