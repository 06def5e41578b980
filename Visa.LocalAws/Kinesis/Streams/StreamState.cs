namespace Visa.LocalAws.Kinesis.Streams;

/// <summary>The words of the API for states, modes and encryption.</summary>
internal static class StreamState
{
    public const string Creating = "CREATING";
    public const string Active = "ACTIVE";
    public const string Updating = "UPDATING";
    public const string Deleting = "DELETING";

    public const string Provisioned = "PROVISIONED";
    public const string OnDemand = "ON_DEMAND";

    public const string Kms = "KMS";
    public const string NoEncryption = "NONE";
}
