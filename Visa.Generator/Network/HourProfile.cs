namespace Visa.Generator.Network;

/// <summary>How busy each local hour of the day is, relative to the others. Shapes are chosen, not measured.</summary>
internal static class HourProfile
{
    //                                             0  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20 21 22 23
    public static readonly double[] Awake =      [ 4, 2, 1, 1, 1, 2, 5, 9,12,14,16,18,20,18,17,17,18,20,20,18,15,12, 9, 6];
    public static readonly double[] Shops =      [ 0, 0, 0, 0, 0, 0, 1, 4, 8,12,15,17,18,17,16,16,17,19,18,14, 8, 4, 1, 0];
    public static readonly double[] Meals =      [ 3, 1, 1, 0, 0, 1, 5, 9, 9, 6, 5,12,20,18, 8, 5, 6,10,18,20,16,11, 7, 5];
    public static readonly double[] RoundClock = [ 6, 4, 3, 3, 3, 4, 7,10,11,11,11,12,12,12,11,11,12,13,13,12,12,11, 9, 8];
    public static readonly double[] Evenings =   [11, 8, 5, 4, 3, 2, 2, 3, 5, 6, 7, 8, 9, 9, 8, 9,10,12,15,19,20,19,17,14];
    public static readonly double[] Commute =    [ 2, 1, 0, 0, 1, 4,12,20,20,10, 6, 6, 8, 8, 7, 9,14,20,18,11, 7, 5, 4, 3];
    public static readonly double[] Office =     [ 0, 0, 0, 0, 0, 0, 1, 5,14,18,18,16,10,14,17,17,14, 9, 4, 1, 0, 0, 0, 0];
}
