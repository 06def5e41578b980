namespace Visa.LocalAws.DynamoDb.Values;

/// <summary>The ten types of a DynamoDB value, named as on the wire.</summary>
internal enum AttributeType
{
    S,
    N,
    B,
    SS,
    NS,
    BS,
    M,
    L,
    BOOL,
    NULL,
}
