import Documents
import ResourceGraph
import Testing

struct JSONDocumentTests {
  @Test func `a document as a text keeps its expressions`() {
    let document: JSONDocument = [
      "name": Value<String>.region.document, "sizes": [1, 2], "isOpen": true, "nothing": .items([]), "empty": [:],
    ]
    #expect(
      document.text
        == .expression(
          .join([
            .text(#"{"name":""#), .pseudo(.region), .text(#"","sizes":[1,2],"isOpen":true,"nothing":[],"empty":{}}"#),
          ])))
  }

  @Test func `the texts beside an expression are escaped`() {
    let query: Value<String> = "SOURCE '\(.region)' | filter a = \"b\"\n"
    let document: JSONDocument = ["query": query.document]
    #expect(
      document.text
        == .expression(
          .join([.text(#"{"query":"SOURCE '"#), .pseudo(.region), .text(#"' | filter a = \"b\"\n"}"#)])))
  }
}
