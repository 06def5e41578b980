namespace Visa.Features.Identities;

/// <summary>Groups of ISO 18245 merchant category codes, and those that thieves like.</summary>
internal static class MerchantCategory
{
    private static readonly byte[] Groups = [.. Enumerable.Range(0, 1 << 14).Select(mcc => (byte)Find(mcc))];

    /// <summary>1 to 15: what the merchant sells, coarsely; 0 when nothing is known of the code.</summary>
    public static int Group(int mcc) => Groups[mcc & (Groups.Length - 1)];

    /// <summary>Money transfer, quasi-cash, securities, stored value, betting.</summary>
    public static bool IsQuasiCash(int mcc) => Group(mcc) is 7 or 8;

    public static bool IsFuel(int mcc) => Group(mcc) is 2;

    public static bool IsTravel(int mcc) => Group(mcc) is 4;

    public static bool IsDigital(int mcc) => Group(mcc) is 9;

    /// <summary>Electronics, jewellery, cameras: sold on easily.</summary>
    public static bool IsResold(int mcc) => Group(mcc) is 10;

    private static int Find(int mcc) => mcc switch
    {
        5411 or 5422 or 5441 or 5451 or 5462 or 5499 => 1,
        5541 or 5542 or 5983 => 2,
        >= 5811 and <= 5814 => 3,
        >= 3000 and <= 3999 or 4411 or 4511 or 4722 or 7011 or 7512 or 7513 or 7519 => 4,
        >= 4011 and <= 4131 or 4784 or 4789 or 7523 => 5,
        >= 4812 and <= 4900 and not 4829 => 6,
        4829 or >= 6010 and <= 6012 or >= 6050 and <= 6051 or 6211 or 6540 => 7,
        >= 7800 and <= 7802 or 7995 => 8,
        >= 5815 and <= 5818 => 9,
        5045 or 5722 or >= 5732 and <= 5735 or 5944 or 5946 => 10,
        >= 5611 and <= 5699 or 5137 or 5139 => 11,
        >= 8011 and <= 8099 or 5912 or 5122 => 12,
        >= 7832 and <= 7999 => 13,
        >= 5200 and <= 5399 or >= 5712 and <= 5719 => 14,
        >= 5000 and <= 5999 => 15,
        _ => 0,
    };
}
