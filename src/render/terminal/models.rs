//! The models inside the program, to choose from.

use super::Printout;
use crate::model::Model;
use crate::render::{Canvas, words};
use crate::text::visible_line;

/// Each model with what it is about and how large it is, the default one first, and what to type next.
pub(crate) fn models(models: &[&Model], canvas: Canvas) -> String {
    let mut out = Printout::new(canvas);
    for model in models {
        out.strong(0, &visible_line(&format!("{} {}", model.title, model.version)));
        if let Some(summary) = &model.summary {
            out.text(2, &visible_line(summary));
        }
        out.item("  ", &format!("{}: {}", model.id, words::size_of_model(model)));
        out.blank();
    }
    if let Some(last) = models.last() {
        let id = &last.id;
        out.aside(
            0,
            &format!(
                "Look closer with `maturity model show --model {id}`, begin with `maturity assess --model {id}`. A file with a model of your own \
                 can stand there too."
            ),
        );
    }
    out.finish()
}
