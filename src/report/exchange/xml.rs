//! XML, as much of it as an alert needs: elements in elements, words in them.
//!
//! Deliberately not here: attributes but that of the namespace, reading.

/// A document that is being written.
pub(super) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// A document whose root has a namespace.
    pub(super) fn new(root: &'static str, namespace: &str) -> Self {
        let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
        out += &format!("<{root} xmlns=\"{}\">\n", escaped(namespace));
        Self {
            out,
            open: vec![root],
        }
    }

    /// An element with words in it.
    pub(super) fn leaf(&mut self, name: &str, words: &str) {
        self.indent();
        self.out += &format!("<{name}>{}</{name}>\n", escaped(words));
    }

    /// An element with others in it.
    pub(super) fn inside(&mut self, name: &'static str, fill: impl FnOnce(&mut Self)) {
        self.indent();
        self.out += &format!("<{name}>\n");
        self.open.push(name);
        fill(self);
        self.close();
    }

    /// The whole document.
    pub(super) fn finish(mut self) -> String {
        self.close();
        self.out
    }

    fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.indent();
            self.out += &format!("</{name}>\n");
        }
    }

    fn indent(&mut self) {
        self.out += &"  ".repeat(self.open.len());
    }
}

/// Words as they may stand in an element; signs that XML cannot hold are left out.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\n' | '\t' => out.push(c),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_signs_do_no_harm() {
        let nasty = "a < b && \"c\" ]]> \u{1}\u{ffff}سلام";
        let mut x = Xml::new("alert", "urn:x");
        x.inside("info", |x| x.leaf("event", nasty));
        let text = x.finish();
        let doc = roxmltree::Document::parse(&text).unwrap();
        let event = doc
            .descendants()
            .find(|n| n.has_tag_name(("urn:x", "event")));
        assert_eq!(event.unwrap().text(), Some("a < b && \"c\" ]]> سلام"));
    }
}
