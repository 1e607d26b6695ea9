namespace LocalHosting.TestHost;

/// <summary>Names this assembly to the testing builder.</summary>
public sealed class TestHostMarker
{
    private TestHostMarker()
    {
    }
}
