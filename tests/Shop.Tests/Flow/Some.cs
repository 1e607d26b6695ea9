using System.Globalization;

namespace Shop.Tests.Flow;

/// <summary>Data that no two tests share.</summary>
internal static class Some
{
    private static int _last;

    internal static int Number() => Interlocked.Increment(ref _last);

    internal static string Key() => Guid.NewGuid().ToString();

    internal static string CustomerJson()
    {
        var number = Number().ToString(CultureInfo.InvariantCulture);
        return $$"""{"name":"Ada Canary{{number}}","email":"ada.canary{{number}}@example.org","phone":"+49 30 {{number.PadLeft(6, '0')}}","address":"Canary Lane {{number}}\n10115 Berlin"}""";
    }

    /// <summary>Gives bytes that differ from test to test, for the shop does not look into them.</summary>
    internal static byte[] Model(int size)
    {
        var model = new byte[size];
        var seed = Number();
        for (var index = 0; index < size; index++)
            model[index] = (byte)((index * 31) + (seed * 7) + (index >> 8));
        return model;
    }
}
